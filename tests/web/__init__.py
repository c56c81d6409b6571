"""What the web application must do, shown over an engine small enough to read."""

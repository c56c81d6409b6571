"""Citations: what the notes of an article cite, which work each means, and how to hand that out again."""

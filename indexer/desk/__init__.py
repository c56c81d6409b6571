"""The librarian's desk: what stands beside a library while its documents are looked after, and the jobs done there.

It needs no web: the pages of ``webapp.desk`` show it, and ``work`` runs each job in a process of its own.
"""

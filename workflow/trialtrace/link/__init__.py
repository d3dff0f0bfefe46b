"""Same publication, same study: references to works, citations to references, accounts to trials."""

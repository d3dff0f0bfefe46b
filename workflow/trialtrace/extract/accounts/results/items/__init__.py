"""What each number of a sentence is, before anybody asks whose it is."""

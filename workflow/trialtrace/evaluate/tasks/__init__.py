"""One file a task: an annotated record and what the extractor says of it, to counts and errors."""

"""One file a scheme of annotation: which of our labels and roles answers which annotated label."""

"""What Snakemake needs to know: batches, manifests, digests of code, configuration."""

"""Groups of effects: pooled, summarised without pooling, or the reason why not."""

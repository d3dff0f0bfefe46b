"""Who a number is about where it is not everybody: sets of those analysed, and parts of the sample."""

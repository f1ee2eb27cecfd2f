"""The timeline: claims day by day, beneath a plot of them."""

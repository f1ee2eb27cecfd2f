"""An article on the screen: laid out in lines, painted, walked through, selected from."""

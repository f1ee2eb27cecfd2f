"""What opens over the reading screen: prompts, pickers, lists and menus."""

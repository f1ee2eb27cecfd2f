"""What you see and press; alone in knowing textual and rich.

app, start                   the program
registry/, keys/             all commands, said once; the keys that run them
screens/, ledger/, entity/, timeline/
                             the reading screen with its dialogs; the other screens
article/, lists/             how an article is laid out and painted; what lists hold
live/                        answers while one types, from threads of their own
looks/, widgets/             themes, signs and safe text; what draws itself
"""

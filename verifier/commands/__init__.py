"""The commands of the program, a module for each group of them.

`opening` builds what talks to the network; nothing below this package does.
"""

"""Where we are: the checkout, its settings, its history, and what day it is."""

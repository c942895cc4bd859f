"""`python -m mentorship` is the command `ideas`."""

from mentorship.commands import main

if __name__ == "__main__":
    main(prog_name="ideas")

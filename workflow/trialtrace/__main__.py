"""`python -m trialtrace` is `trialtrace`."""

import sys

from trialtrace.cli.main import main

sys.exit(main())

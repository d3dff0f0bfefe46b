"""`trialtrace config`: the configuration with every default, as config/config.yaml holds it."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options: none."""


def run(_args: argparse.Namespace) -> None:
    """Print the configuration."""
    from trialtrace.pipeline.config import load_schema, render_default_config
    from trialtrace.pipeline.places import config_schemas

    print(render_default_config(load_schema(config_schemas())), end="")

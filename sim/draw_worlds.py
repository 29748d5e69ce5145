#!/usr/bin/env python3
"""Write sim/worlds/NAME.sdf from the site files, and pictures of them with --picture FOLDER."""

import argparse
from collections.abc import Sequence
from pathlib import Path
import sys

from site_world import world_sdf

from llm_bridge.site.load import find_site, load_site

_SITES = ('home', 'factory')


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the worlds of the sites that are named."""
    parser = argparse.ArgumentParser(prog='draw_worlds', description=__doc__)
    parser.add_argument('sites', nargs='*', default=_SITES, help='names or site files')
    parser.add_argument(
        '--worlds',
        type=Path,
        default=Path(__file__).parent / 'worlds',
        metavar='FOLDER',
        help='where the .sdf files go',
    )
    parser.add_argument(
        '--picture',
        type=Path,
        metavar='FOLDER',
        help='draw NAME.png there, too (needs matplotlib)',
    )
    options = parser.parse_args(arguments)
    for name in options.sites:
        site = load_site(find_site(name))
        file = options.worlds / (site.world or f'{site.name}.sdf')
        file.write_text(world_sdf(site), encoding='utf-8')
        if options.picture is not None:
            # Only who draws pictures needs matplotlib.
            from world_picture import draw

            draw(site, options.picture / f'{site.name}.png')
    return 0


if __name__ == '__main__':
    sys.exit(main())

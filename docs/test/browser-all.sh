#!/bin/sh
# slow: loads some 400 pages
# Every page of the book in a real browser.
exec docs/test/browser.sh --all

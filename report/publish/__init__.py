"""Staged pages → the site as it is served: HTML, policy, headers, compression, manifest."""

"""Figures → Plotly drawings → still pictures in SVG."""

"""Arrange: read sources, order the steps, retry, schedule."""

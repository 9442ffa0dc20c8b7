"""The trained pipelines that come with the package, and how they were trained."""

"""The network: who looks for what, who offers it, and did it help."""

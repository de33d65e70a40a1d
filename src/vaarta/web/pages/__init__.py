"""The explorer's pages, a router each."""

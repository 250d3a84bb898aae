"""What the operations do: fetch and authorise as pages do, read or call one action, and say it in the API's shapes."""

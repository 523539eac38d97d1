"""What a provider may see. Nothing here but `facts` reads an assessment, and that takes only what is on its list."""

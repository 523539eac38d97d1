"""How the text model is made: the texts it learns from and the script that fits it. Not part of the product."""

"""What was made before is kept, and taken from there as long as nothing that it rests on has changed."""

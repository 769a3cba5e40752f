"""What two or more views share. A part that asks returns a value; a part that shows returns nothing."""

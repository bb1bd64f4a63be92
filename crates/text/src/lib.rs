//! Text to text: Unicode forms, scripts, readings of a token in other scripts, sound keys, edit distance.

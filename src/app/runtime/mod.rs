//! The outside: rooms, files and the clock, and the loop that joins it to a face.

//! Which of the two: a window, or the command line.

fn main() {}

//! Rule files: load, locate, check, format, test.

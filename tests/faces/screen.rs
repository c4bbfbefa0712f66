//! Whole screens: frame, overlay, lock, small windows.

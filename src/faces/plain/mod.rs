//! The linear face.

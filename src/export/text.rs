//! x
use crate::prose::Document;
/// x
pub fn write(_: &Document) -> String {
    String::new()
}

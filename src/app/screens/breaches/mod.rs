//! What broke trust: the list of records, and the page for one.

pub(super) mod record;

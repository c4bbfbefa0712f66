//! Safety: the menu, help lines by country, the texts behind it, and the private check.

pub(super) mod check;

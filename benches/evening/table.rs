//! The one table: what was measured, the floor beside it, and whether it is within its limits.

use std::fmt;

/// What a figure may be.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// At most this.
    Below(f64),
    /// At most so many times the floor's.
    TimesTheFloor(f64),
}

struct Row {
    what: String,
    /// 0 where the number of entries plays no part.
    entries: u32,
    floor: Option<f64>,
    ours: f64,
    unit: &'static str,
    limits: Vec<Limit>,
}

#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    flat: Vec<(String, f64)>,
}

/// How much a figure may grow from the fewest entries to the most.
const FLAT: f64 = 1.3;

impl Table {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn row(
        &mut self,
        what: &str,
        entries: u32,
        floor: Option<f64>,
        ours: f64,
        unit: &'static str,
        limits: &[Limit],
    ) {
        self.rows.push(Row { what: what.to_owned(), entries, floor, ours, unit, limits: limits.to_vec() });
    }

    /// Sets each figure at the most entries against the one at the fewest.
    pub fn flatness(&mut self) {
        let sizes = || self.rows.iter().map(|row| row.entries).filter(|entries| *entries > 0);
        let (Some(fewest), Some(most)) = (sizes().min(), sizes().max()) else { return };
        for few in self.rows.iter().filter(|row| row.entries == fewest && !row.limits.is_empty()) {
            if let Some(many) = self.rows.iter().find(|row| row.entries == most && row.what == few.what) {
                self.flat.push((few.what.clone(), many.ours / few.ours));
            }
        }
    }
}

impl Row {
    fn verdict(&self) -> String {
        let held = |limit: &Limit| match (*limit, self.floor) {
            (Limit::Below(most), _) => (self.ours <= most, format!("<= {most} {}", self.unit)),
            (Limit::TimesTheFloor(times), Some(floor)) => (self.ours <= times * floor, format!("<= {times} x floor")),
            (Limit::TimesTheFloor(_), None) => (true, String::new()),
        };
        let said = self.limits.iter().map(held).map(|(held, limit)| {
            let word = if held { "held" } else { "MISSED" };
            format!("{} {word}", limit.trim())
        });
        said.collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| measure | entries | floor | mendway | ratio | limit |")?;
        writeln!(f, "|---|---:|---:|---:|---:|---|")?;
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        let order = |row: &Row| self.rows.iter().position(|other| other.what == row.what);
        rows.sort_by_key(|row| (order(row), row.entries));
        for row in rows {
            let entries = if row.entries == 0 { String::new() } else { row.entries.to_string() };
            let floor = row.floor.map(|floor| format!("{floor:.2} {}", row.unit)).unwrap_or_default();
            let ratio = row.floor.map(|floor| format!("{:.2}", row.ours / floor)).unwrap_or_default();
            let ours = format!("{:.2} {}", row.ours, row.unit);
            let (floor, ours) = (floor.trim(), ours.trim());
            writeln!(f, "| {} | {entries} | {floor} | {ours} | {ratio} | {} |", row.what, row.verdict())?;
        }
        for (what, growth) in &self.flat {
            let word = if *growth <= FLAT { "held" } else { "MISSED" };
            writeln!(f, "| {what}, most entries to fewest | | | | {growth:.2} | <= {FLAT} {word} |")?;
        }
        Ok(())
    }
}

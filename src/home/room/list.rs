//! Windows of the journal list. A window costs the same at the top and at the bottom of a hundred thousand entries:
//! it starts at a sequence number, never at a count of rows.

use super::super::error::RoomError;
use super::search::{self, CLOSE, OPEN};
use super::{Room, columns, entries};
use crate::domain::entry::{Anchor, EntryFilter, EntryLine, EntryWindow};
use crate::domain::ids::EntryId;
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

impl Room {
    /// A window of at most `limit` entries that meet the filter, newest first. Entries in the trash are left out.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn entries(&self, filter: &EntryFilter, anchor: Anchor, limit: usize) -> Result<EntryWindow, RoomError> {
        let limit = limit.clamp(1, 10_000);
        self.read(|tx| {
            let mut window = match Walk::plan(tx, filter)? {
                Some(walk) => walk.window(tx, anchor, limit)?,
                None => EntryWindow::default(),
            };
            if filter.is_empty() {
                window.total = Some(self.live_count(tx)?);
            }
            Ok(window)
        })
    }
}

/// Which way to walk from a sequence number; `None` starts at the end.
#[derive(Clone, Copy)]
enum Way {
    Older(Option<i64>),
    Newer(Option<i64>),
}

/// The conditions of a filter as SQL, driven by the narrowest index that still yields sequence order.
struct Walk {
    from: &'static str,
    seq: &'static str,
    excerpt: &'static str,
    conditions: String,
    values: Vec<Value>,
}

impl Walk {
    /// `None` if nothing can meet the filter.
    fn plan(tx: &Transaction<'_>, filter: &EntryFilter) -> Result<Option<Self>, RoomError> {
        let query = search::query(&filter.words);
        let (from, seq) = match (&query, &filter.tag) {
            (Some(_), _) => {
                ("entry_search CROSS JOIN entries ON entries.id = entry_search.rowid", "entry_search.rowid")
            }
            (None, Some(_)) => ("entry_tags CROSS JOIN entries ON entries.id = entry_tags.entry", "entry_tags.entry"),
            (None, None) => ("entries", "entries.id"),
        };
        let excerpt = if query.is_some() { "snippet(entry_search, -1, ?1, ?2, '…', 14)" } else { "''" };
        let mut walk =
            Self { from, seq, excerpt, conditions: "entries.trashed IS NULL".to_owned(), values: Vec::new() };
        if query.is_some() {
            walk.values.extend([Value::Text(OPEN.into()), Value::Text(CLOSE.into())]);
        }
        if let Some(tag) = filter.tag.clone() {
            let narrowed = if query.is_some() {
                "entries.id IN (SELECT entry FROM entry_tags WHERE tag = ?)"
            } else {
                "entry_tags.tag = ?"
            };
            walk.and(narrowed, Value::Text(tag));
        }
        if let Some(query) = query {
            walk.and("entry_search MATCH ?", Value::Text(query));
        }
        if let Some(step) = filter.step {
            walk.and("entries.step = ?", Value::Integer(step.number().into()));
        }
        if filter.marked_only {
            walk.conditions.push_str(" AND entries.marked = 1");
        }
        Ok(if walk.within_days(tx, filter)? { Some(walk) } else { None })
    }

    fn and(&mut self, condition: &str, value: Value) {
        self.values.push(value);
        self.conditions.push_str(" AND ");
        self.conditions.push_str(&condition.replace('?', &format!("?{}", self.values.len())));
    }

    /// Days narrow the sequence first, so that a walk in an old month does not begin at the newest entry. Says
    /// whether any entry has such a day.
    fn within_days(&mut self, tx: &Transaction<'_>, filter: &EntryFilter) -> Result<bool, RoomError> {
        if filter.from.is_none() && filter.to.is_none() {
            return Ok(true);
        }
        let from = filter.from.map_or_else(|| "0000".to_owned(), columns::day_text);
        let to = filter.to.map_or_else(|| "9999-99".to_owned(), columns::day_text);
        let mut statement = tx.prepare_cached(
            "SELECT min(id), max(id) FROM entries INDEXED BY entries_by_day
             WHERE trashed IS NULL AND day BETWEEN ?1 AND ?2",
        )?;
        let ends: (Option<i64>, Option<i64>) =
            statement.query_row([&from, &to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last)) = ends else { return Ok(false) };
        let seq = self.seq;
        self.and(&format!("{seq} >= ?"), Value::Integer(first));
        self.and(&format!("{seq} <= ?"), Value::Integer(last));
        self.and("entries.day >= ?", Value::Text(from));
        self.and("entries.day <= ?", Value::Text(to));
        Ok(true)
    }

    fn window(&self, tx: &Transaction<'_>, anchor: Anchor, limit: usize) -> Result<EntryWindow, RoomError> {
        match anchor {
            Anchor::Newest => self.one_way(tx, Way::Older(None), limit),
            Anchor::Oldest => self.one_way(tx, Way::Newer(None), limit),
            Anchor::Below(seq) => self.one_way(tx, Way::Older(Some(seq)), limit),
            Anchor::Above(seq) => self.one_way(tx, Way::Newer(Some(seq)), limit),
            Anchor::At(seq) => self.around(tx, seq, limit),
        }
    }

    fn one_way(&self, tx: &Transaction<'_>, way: Way, limit: usize) -> Result<EntryWindow, RoomError> {
        let mut lines = self.lines(tx, way, limit + 1)?;
        let more_ahead = lines.len() > limit;
        lines.truncate(limit);
        let behind = match (way, lines.first()) {
            (Way::Older(None) | Way::Newer(None), _) => false,
            (Way::Older(Some(_)), Some(first)) => !self.lines(tx, Way::Newer(Some(first.seq)), 1)?.is_empty(),
            (Way::Newer(Some(_)), Some(first)) => !self.lines(tx, Way::Older(Some(first.seq)), 1)?.is_empty(),
            (Way::Older(Some(seq)), None) => !self.lines(tx, Way::Newer(Some(seq - 1)), 1)?.is_empty(),
            (Way::Newer(Some(seq)), None) => !self.lines(tx, Way::Older(Some(seq + 1)), 1)?.is_empty(),
        };
        let (more_above, more_below) = match way {
            Way::Older(_) => (behind, more_ahead),
            Way::Newer(_) => {
                lines.reverse();
                (more_ahead, behind)
            }
        };
        Ok(EntryWindow { lines, more_above, more_below, total: None })
    }

    /// About half of the window above the entry, unless one end of the list is nearer.
    fn around(&self, tx: &Transaction<'_>, seq: i64, limit: usize) -> Result<EntryWindow, RoomError> {
        let mut newer = self.lines(tx, Way::Newer(Some(seq)), limit + 1)?;
        let mut older = self.lines(tx, Way::Older(Some(seq.saturating_add(1))), limit + 1)?;
        let above = newer.len().min((limit - 1) / 2).max(limit.saturating_sub(older.len()).min(newer.len()));
        let below = limit - above;
        let (more_above, more_below) = (newer.len() > above, older.len() > below);
        newer.truncate(above);
        older.truncate(below);
        newer.reverse();
        newer.append(&mut older);
        Ok(EntryWindow { lines: newer, more_above, more_below, total: None })
    }

    /// At most `limit` lines, in the order of the walk.
    fn lines(&self, tx: &Transaction<'_>, way: Way, limit: usize) -> Result<Vec<EntryLine>, RoomError> {
        let Self { from, seq, excerpt, conditions, .. } = self;
        let mut values = self.values.clone();
        let (order, bound) = match way {
            Way::Older(bound) => ("DESC", bound.map(|bound| ("<", bound))),
            Way::Newer(bound) => ("ASC", bound.map(|bound| (">", bound))),
        };
        let mut beyond = String::new();
        if let Some((sign, bound)) = bound {
            values.push(Value::Integer(bound));
            beyond = format!(" AND {seq} {sign} ?{}", values.len());
        }
        values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let at = values.len();
        let mut statement = tx.prepare_cached(&format!(
            "SELECT {seq} AS seq, lead, entries.tags AS tags, mood, marked, written, {excerpt} AS excerpt
             FROM {from} WHERE {conditions}{beyond} ORDER BY {seq} {order} LIMIT ?{at}"
        ))?;
        let lines = statement.query_map(params_from_iter(values), line)?;
        Ok(lines.collect::<Result<_, _>>()?)
    }
}

fn line(row: &Row<'_>) -> rusqlite::Result<EntryLine> {
    let seq: i64 = row.get("seq")?;
    Ok(EntryLine {
        id: EntryId(seq),
        seq,
        title: row.get("lead")?,
        written: columns::moment(row, "written")?,
        tags: entries::split_tags(&row.get::<_, String>("tags")?),
        mood: entries::mood(row)?,
        marked: row.get("marked")?,
        excerpt: search::excerpt(&row.get::<_, Option<String>>("excerpt")?.unwrap_or_default()),
    })
}

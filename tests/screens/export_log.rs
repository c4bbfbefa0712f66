use crate::kit::press;
use crate::kit::reading::says;
use crate::kit::samples::evening;
use mendway::app::effect::{Effect, Go};
use mendway::app::screens::export_log::ExportLog;
use mendway::domain::export_log::ExportLine;

#[test]
fn each_export_is_told_without_its_words() {
    let line = ExportLine {
        when: evening(3),
        form: "plain text".into(),
        entries: 2,
        sittings: 1,
        target: "notes-2026-11-19.txt".into(),
    };
    let said = says(&ExportLog::new(vec![line]));
    assert!(said.contains("Thu 19 Nov, 21:00 | plain text | 2 entries, 1 exercise | notes-2026-11-19.txt"), "{said}");
}

#[test]
fn an_empty_log_says_what_it_is_for() {
    let mut log = ExportLog::new(Vec::new());
    assert!(says(&log).contains("Nothing was exported yet."));
    assert!(matches!(&press(&mut log, "esc")[..], [Effect::Go(Go::Close)]));
}

//! Layouts as data: `tests/fmt/<name>.in.yaml` becomes `<name>.out.yaml`, which stays as it is.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

#[test]
fn every_file_becomes_its_canonical_form() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fmt");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".in.yaml") else { continue };
        let expected = std::fs::read_to_string(folder.join(format!("{stem}.out.yaml"))).unwrap();
        let formatted = qualify_rules::fmt(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(formatted, expected, "{name}");
        assert_eq!(qualify_rules::fmt(&expected).unwrap(), expected, "{name}, again");
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn what_has_no_canonical_form_is_left_alone() {
    for source in ["required: &a [x]\npreferred: *a\n", "a: b\n---\nc: d\n", "required: !x [a]\n", "? [a, b]\n: c\n", "required: [\n"] {
        assert!(qualify_rules::fmt(source).is_err(), "{source}");
    }
}

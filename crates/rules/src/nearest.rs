//! What somebody meant who wrote a name that does not exist.

/// Names that people use for keys, and the key each stands for.
const SYNONYMS: [(&str, &str); 33] = [
    ("title", "job"),
    ("position", "job"),
    ("role", "job"),
    ("must", "required"),
    ("must_have", "required"),
    ("must_haves", "required"),
    ("requirements", "required"),
    ("minimum", "required"),
    ("basic", "required"),
    ("essential", "required"),
    ("nice_to_have", "preferred"),
    ("nice_to_haves", "preferred"),
    ("desired", "preferred"),
    ("desirable", "preferred"),
    ("bonus", "preferred"),
    ("optional", "preferred"),
    ("questions", "screening"),
    ("knockout", "screening"),
    ("date", "as_of"),
    ("weights", "scoring"),
    ("synonyms", "vocabulary"),
    ("aliases", "vocabulary"),
    ("equivalents", "equivalent_experience"),
    ("examples", "tests"),
    ("rule", "text"),
    ("description", "text"),
    ("requirement", "require"),
    ("requires", "require"),
    ("name", "id"),
    ("key", "id"),
    ("resume", "candidate"),
    ("min", "at_least"),
    ("max", "at_most"),
];

/// The known name that is meant, when one is near enough.
pub fn key<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = name.to_lowercase().replace(['-', ' '], "_");
    let synonym = SYNONYMS.iter().find(|(from, to)| *from == folded && known.contains(to)).map(|(_, to)| *to);
    known.iter().find(|k| synonym == Some(**k)).copied().or_else(|| of(&folded, known.iter().copied()))
}

/// The nearest of `names`, when it is near enough to be what was meant.
pub fn of<'k>(name: &str, names: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = name.chars().count();
    if length > 60 {
        return None;
    }
    names
        .map(|known| (strsim::damerau_levenshtein(&name.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance <= length.max(known.chars().count()).div_ceil(3).min(4) && *distance < length)
        .min_by_key(|(distance, known)| (*distance, *known))
        .map(|(_, known)| known)
}

/// "`a`, `b` and `c`".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [head @ .., last] => format!("{} and `{last}`", head.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_the_one_meant() {
        let keys = crate::load::FILE_KEYS;
        assert_eq!(key("requierd", &keys), Some("required"));
        assert_eq!(key("Required", &keys), Some("required"));
        assert_eq!(key("must-have", &keys), Some("required"));
        assert_eq!(key("prefered", &keys), Some("preferred"));
        assert_eq!(key("colour", &keys), None);
        assert_eq!(key("x", &keys), None);
    }
}

//! The few values from which the styles are made, for what is drawn without a browser.
//!
//! Entry: [`by_day`].

/// The stylesheet that has them.
pub const TOKENS: &str = include_str!("../../styles/tokens.css");

/// The tokens of a stylesheet in order, each by its name without the dashes, with the value that it has on a light screen.
pub fn by_day(styles: &str) -> impl Iterator<Item = (&str, &str)> {
    styles.split(';').filter_map(|declaration| {
        let (name, value) = declaration.rsplit_once("--")?.1.split_once(':')?;
        let value = value.trim();
        let tones = value.strip_prefix("light-dark(");
        Some((name, tones.and_then(|tones| tones.split(',').next()).unwrap_or(value)))
    })
}

//! A list of the pages of a site for search engines, after sitemaps.org/protocol.html.

use crate::views::markup::escaped;

/// Where it lies, below the site's root.
pub(super) const PLACE: &str = "sitemap.xml";

/// At most so many pages may be in one list.
const MOST: usize = 50_000;

/// The list; the first pages where there are more than one list may have.
pub(super) fn written(addresses: &[String]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                   <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for address in addresses.iter().take(MOST) {
        xml.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(address)));
    }
    xml.push_str("</urlset>\n");
    xml
}

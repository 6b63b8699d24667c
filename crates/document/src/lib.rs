//! Files to plain text with pages: PDF, DOCX, ODT, RTF, HTML.

/// The JSON schema of the specifications that `postel compose` takes.
///
/// Names are those of RFC 8621 where it has one, so that what `postel inspect --json` prints reads alike.
enum SpecSchema {
  static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A message for postel compose",
      "$ref": "#/$defs/message",
      "$defs": {
        "message": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "from": { "$ref": "#/$defs/addresses", "description": "Who wrote it; needed." },
            "sender": { "$ref": "#/$defs/address", "description": "Who sends it; needed where there are several authors." },
            "replyTo": { "$ref": "#/$defs/addresses", "description": "Whom to answer." },
            "to": { "$ref": "#/$defs/addresses" },
            "cc": { "$ref": "#/$defs/addresses" },
            "bcc": { "$ref": "#/$defs/addresses", "description": "Written only with --keep-bcc." },
            "subject": { "type": "string" },
            "sentAt": { "type": "string", "description": "The date as RFC 5322 or ISO 8601 has it; now, if not given." },
            "messageId": { "$ref": "#/$defs/strings", "description": "Its identifier; a new one, if not given." },
            "inReplyTo": { "$ref": "#/$defs/strings" },
            "references": { "$ref": "#/$defs/strings" },
            "headers": {
              "type": "array",
              "description": "Other fields, in their order.",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "value"],
                "properties": { "name": { "type": "string" }, "value": { "type": "string" } }
              }
            },
            "text": { "$ref": "#/$defs/text", "description": "Its text; not with body." },
            "html": { "$ref": "#/$defs/text", "description": "The same as HTML; not with body." },
            "inline": {
              "type": "array",
              "description": "Files that the HTML shows as cid: and their cid, which is their name if not given.",
              "items": { "$ref": "#/$defs/file" }
            },
            "attachments": { "type": "array", "items": { "$ref": "#/$defs/file" } },
            "body": { "$ref": "#/$defs/part", "description": "The body as a whole, instead of text and html." }
          }
        },
        "strings": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
        "address": {
          "description": "As a field has it, such as \\"Ann <ann@example.org>\\", or its name and address.",
          "anyOf": [
            { "type": "string" },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["email"],
              "properties": { "name": { "type": ["string", "null"] }, "email": { "type": "string" } }
            }
          ]
        },
        "addresses": {
          "anyOf": [{ "$ref": "#/$defs/address" }, { "type": "array", "items": { "$ref": "#/$defs/address" } }]
        },
        "text": {
          "description": "The text itself, or a part that holds it.",
          "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/part" }]
        },
        "file": {
          "description": "The path of a file, relative to the folder of the specification, or a part.",
          "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/part" }]
        },
        "part": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "type": { "type": "string", "description": "The media type; told by the file's name, if not given." },
            "name": { "type": "string", "description": "The file name to show." },
            "disposition": { "type": "string", "description": "inline or attachment." },
            "cid": { "type": "string", "description": "The Content-ID; one without @ is made unique." },
            "charset": { "type": "string", "description": "The charset to write a text in, or the one a file is in." },
            "language": { "$ref": "#/$defs/strings" },
            "location": { "type": "string", "description": "Where it is from: a URI." },
            "description": { "type": "string" },
            "encoding": { "enum": ["7bit", "8bit", "binary", "quoted-printable", "base64"] },
            "text": { "type": "string" },
            "file": { "type": "string", "description": "A path, relative to the folder of the specification." },
            "base64": { "type": "string", "description": "Octets." },
            "message": { "$ref": "#/$defs/message" },
            "subParts": { "type": "array", "items": { "$ref": "#/$defs/part" }, "description": "A multipart." }
          },
          "oneOf": [
            { "required": ["text"] }, { "required": ["file"] }, { "required": ["base64"] },
            { "required": ["message"] }, { "required": ["subParts"] }
          ]
        }
      }
    }

    """
}

/* write-xml: submissions as ODK Collect keeps them: a folder an instance,
 * DEVICE/instances/FORM_DATE_TIME/FORM_DATE_TIME.xml. */
#ifndef REFLECTION_STUDY_WRITE_XML_H
#define REFLECTION_STUDY_WRITE_XML_H

#include "data-samples/reflection-study/filled.h"

/* folder holds the devices. Returns the file's path below folder, in the
 * form's arena; NULL with the error filled. */
const char *xml_write(const struct filled *filled, const char *folder,
                      struct error *error);

#endif

// What the files of this target share: the tables of kernels, one per instruction set.

#ifndef MIME_SETS_H
#define MIME_SETS_H

#include "CMIMEKernels.h"

extern const mime_kernels mime_kernels_scalar;
#if defined(__x86_64__)
extern const mime_kernels mime_kernels_ssse3, mime_kernels_avx2, mime_kernels_avx512;
#elif defined(__aarch64__)
extern const mime_kernels mime_kernels_neon;
#endif

#endif

/* The part of the GenTL standard 1.5 (EMVA) that this producer implements: types and numbers. */
#ifndef GOODPART_GENTL_H
#define GOODPART_GENTL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GC_API __attribute__((visibility("default"))) int32_t

enum gc_error {
    GC_SUCCESS = 0,
    GC_NOT_INITIALIZED = -1002,
    GC_NOT_IMPLEMENTED = -1003,
    GC_RESOURCE_IN_USE = -1004,
    GC_ACCESS_DENIED = -1005,
    GC_INVALID_HANDLE = -1006,
    GC_INVALID_ID = -1007,
    GC_NO_DATA = -1008,
    GC_INVALID_PARAMETER = -1009,
    GC_IO = -1010,
    GC_TIMEOUT = -1011,
    GC_ABORT = -1012,
    GC_INVALID_BUFFER = -1013,
    GC_NOT_AVAILABLE = -1014,
    GC_INVALID_ADDRESS = -1015,
    GC_BUFFER_TOO_SMALL = -1016,
    GC_INVALID_INDEX = -1017,
    GC_INVALID_VALUE = -1019,
    GC_RESOURCE_EXHAUSTED = -1020,
    GC_OUT_OF_MEMORY = -1021,
    GC_BUSY = -1022
};

enum info_type {
    TYPE_STRING = 1,
    TYPE_INT32 = 5,
    TYPE_UINT32 = 6,
    TYPE_UINT64 = 8,
    TYPE_PTR = 10,
    TYPE_BOOL8 = 11,
    TYPE_SIZET = 12,
    TYPE_BUFFER = 13
};

enum tl_info { TL_ID, TL_VENDOR, TL_MODEL, TL_VERSION, TL_TYPE, TL_NAME, TL_PATH, TL_DISPLAY,
               TL_ENCODING, TL_MAJOR, TL_MINOR };
enum if_info { IF_ID, IF_DISPLAY, IF_TYPE };
enum dev_info { DEV_ID, DEV_VENDOR, DEV_MODEL, DEV_TYPE, DEV_DISPLAY, DEV_ACCESS, DEV_USER_NAME,
                DEV_SERIAL, DEV_VERSION, DEV_TICKS };
enum access_status { ACCESS_READWRITE = 1, ACCESS_NOACCESS = 3, ACCESS_OPEN_READWRITE = 5 };
enum access_flags { DEVICE_ACCESS_READONLY = 2, DEVICE_ACCESS_EXCLUSIVE = 4 };
enum ds_info { DS_ID, DS_DELIVERED, DS_UNDERRUN, DS_ANNOUNCED, DS_QUEUED, DS_AWAITING, DS_STARTED,
               DS_PAYLOAD, DS_GRABBING, DS_DEFINES_PAYLOAD, DS_TYPE, DS_CHUNKS_MAX, DS_ANNOUNCE_MIN,
               DS_ALIGNMENT };
enum buffer_info { BUF_BASE, BUF_SIZE, BUF_USER, BUF_TIMESTAMP, BUF_NEW, BUF_IS_QUEUED,
                   BUF_ACQUIRING, BUF_INCOMPLETE, BUF_TYPE, BUF_FILLED, BUF_WIDTH, BUF_HEIGHT,
                   BUF_X, BUF_Y, BUF_XPADDING, BUF_YPADDING, BUF_FRAME_ID, BUF_PRESENT, BUF_OFFSET,
                   BUF_PAYLOAD, BUF_FORMAT, BUF_NAMESPACE, BUF_DELIVERED_HEIGHT, BUF_CHUNK_SIZE,
                   BUF_LAYOUT, BUF_FILENAME, BUF_ENDIANNESS, BUF_DATA_SIZE, BUF_TIMESTAMP_NS,
                   BUF_TOO_LARGE, BUF_HAS_CHUNKS };
enum port_info { PORT_ID, PORT_VENDOR, PORT_MODEL, PORT_TYPE, PORT_MODULE, PORT_LITTLE, PORT_BIG,
                 PORT_READ, PORT_WRITE, PORT_NA, PORT_NI, PORT_VERSION, PORT_NAME };
enum url_info { URL_URL, URL_SCHEMA_MAJOR, URL_SCHEMA_MINOR, URL_MAJOR, URL_MINOR, URL_SUBMINOR,
                URL_SHA1, URL_ADDRESS, URL_SIZE, URL_SCHEME, URL_FILENAME };
enum event_info { EVENT_TYPE, EVENT_QUEUED, EVENT_FIRED, EVENT_SIZE_MAX, EVENT_DATA_MAX };

#define EVENT_NEW_BUFFER 1
#define STOP_KILL 1
#define PAYLOAD_IMAGE 1
#define NAMESPACE_PFNC 4
#define ENDIAN_LITTLE 1
#define INFINITE_TIMEOUT UINT64_MAX

enum queue_operation { INPUT_TO_OUTPUT, OUTPUT_DISCARD, ALL_TO_INPUT, UNQUEUED_TO_INPUT,
                       ALL_DISCARD };

/* The structures EVENT_NEW_BUFFER_DATA, SINGLE_CHUNK_DATA and PORT_REGISTER_STACK_ENTRY. */
struct new_buffer { void *buffer; void *user; };
struct chunk_place { uint64_t id; ptrdiff_t offset; size_t length; };
struct port_entry { uint64_t address; void *bytes; size_t size; };

#endif
